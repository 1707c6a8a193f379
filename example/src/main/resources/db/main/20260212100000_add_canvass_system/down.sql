-- Takes away table canvass_sessions with every row in it.
-- Takes away table canvass_visits with every row in it.
-- Takes away table tracking_sessions with every row in it.
-- Takes away table track_points with every row in it.

-- Drop table track_points
DROP TABLE "public"."track_points";

-- Drop table tracking_sessions
DROP TABLE "public"."tracking_sessions";

-- Drop table canvass_visits
DROP TABLE "public"."canvass_visits";

-- Drop table canvass_sessions
DROP TABLE "public"."canvass_sessions";

-- Drop enum type visit_outcome
DROP TYPE "public"."visit_outcome";

-- Drop enum type track_point_event
DROP TYPE "public"."track_point_event";

-- Drop enum type canvass_session_status
DROP TYPE "public"."canvass_session_status";
