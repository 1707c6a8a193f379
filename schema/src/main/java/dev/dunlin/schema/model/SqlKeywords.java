package dev.dunlin.schema.model;

import dev.dunlin.schema.model.SqlLexer.Kind;
import dev.dunlin.schema.model.SqlLexer.Token;
import java.util.List;
import java.util.Set;

/** Tells identifiers from the words of the language (PostgreSQL manual, appendix "SQL Key Words"). */
final class SqlKeywords {
    /** Those that name no column, table or function without quotes. */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create"
                            + " current_catalog current_date current_role current_time current_timestamp current_user"
                            + " default deferrable desc distinct do else end except false fetch for foreign from grant"
                            + " group having in initially intersect into lateral leading limit localtime localtimestamp"
                            + " not null offset on only or order placing primary references returning select"
                            + " session_user some symmetric table then to trailing true union unique user using variadic"
                            + " when where window with")
                    .split(" "));

    private SqlKeywords() {}

    /** Whether a token can be a name: it is quoted, or not reserved, or behind a dot, where every word is one. */
    static boolean isIdentifier(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        return token.kind() == Kind.QUOTED
                || (token.kind() == Kind.WORD
                        && (!RESERVED.contains(token.text())
                                || (at > 0 && tokens.get(at - 1).text().equals("."))));
    }
}
