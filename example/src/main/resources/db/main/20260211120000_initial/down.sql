-- Takes away table postal_code_cache with every row in it.
-- Takes away table representatives with every row in it.
-- Takes away table users with every row in it.
-- Takes away table cuts with every row in it.
-- Takes away table email_verifications with every row in it.
-- Takes away table locations with every row in it.
-- Takes away table addresses with every row in it.
-- Takes away table location_history with every row in it.
-- Takes away table map_settings with every row in it.
-- Takes away table page_blocks with every row in it.
-- Takes away table shifts with every row in it.
-- Takes away table shift_signups with every row in it.
-- Takes away table site_settings with every row in it.
-- Takes away table calls with every row in it.
-- Takes away table campaign_emails with every row in it.
-- Takes away table campaigns with every row in it.
-- Takes away table custom_recipients with every row in it.
-- Takes away table landing_pages with every row in it.
-- Takes away table representative_responses with every row in it.
-- Takes away table response_upvotes with every row in it.
-- Takes away table email_logs with every row in it.
-- Takes away table email_template_test_logs with every row in it.
-- Takes away table email_template_variables with every row in it.
-- Takes away table email_template_versions with every row in it.
-- Takes away table email_templates with every row in it.

-- Drop foreign key email_template_versions_template_id_fkey of email_template_versions
ALTER TABLE "public"."email_template_versions" DROP CONSTRAINT "email_template_versions_template_id_fkey";

-- Drop foreign key email_template_variables_template_id_fkey of email_template_variables
ALTER TABLE "public"."email_template_variables" DROP CONSTRAINT "email_template_variables_template_id_fkey";

-- Drop foreign key email_template_test_logs_template_id_version_fkey of email_template_test_logs
ALTER TABLE "public"."email_template_test_logs" DROP CONSTRAINT "email_template_test_logs_template_id_version_fkey";

-- Drop foreign key email_logs_template_id_fkey of email_logs
ALTER TABLE "public"."email_logs" DROP CONSTRAINT "email_logs_template_id_fkey";

-- Drop foreign key campaigns_template_id_fkey of campaigns
ALTER TABLE "public"."campaigns" DROP CONSTRAINT "campaigns_template_id_fkey";

-- Drop foreign key campaign_emails_campaign_id_fkey of campaign_emails
ALTER TABLE "public"."campaign_emails" DROP CONSTRAINT "campaign_emails_campaign_id_fkey";

-- Drop foreign key calls_campaign_id_fkey of calls
ALTER TABLE "public"."calls" DROP CONSTRAINT "calls_campaign_id_fkey";

-- Drop table email_templates
DROP TABLE "public"."email_templates";

-- Drop table email_template_versions
DROP TABLE "public"."email_template_versions";

-- Drop table email_template_variables
DROP TABLE "public"."email_template_variables";

-- Drop table email_template_test_logs
DROP TABLE "public"."email_template_test_logs";

-- Drop table email_logs
DROP TABLE "public"."email_logs";

-- Drop table response_upvotes
DROP TABLE "public"."response_upvotes";

-- Drop table representative_responses
DROP TABLE "public"."representative_responses";

-- Drop table landing_pages
DROP TABLE "public"."landing_pages";

-- Drop table custom_recipients
DROP TABLE "public"."custom_recipients";

-- Drop table campaigns
DROP TABLE "public"."campaigns";

-- Drop table campaign_emails
DROP TABLE "public"."campaign_emails";

-- Drop table calls
DROP TABLE "public"."calls";

-- Drop table site_settings
DROP TABLE "public"."site_settings";

-- Drop table shift_signups
DROP TABLE "public"."shift_signups";

-- Drop table shifts
DROP TABLE "public"."shifts";

-- Drop table page_blocks
DROP TABLE "public"."page_blocks";

-- Drop table map_settings
DROP TABLE "public"."map_settings";

-- Drop table location_history
DROP TABLE "public"."location_history";

-- Drop table addresses
DROP TABLE "public"."addresses";

-- Drop table locations
DROP TABLE "public"."locations";

-- Drop table email_verifications
DROP TABLE "public"."email_verifications";

-- Drop table cuts
DROP TABLE "public"."cuts";

-- Drop table users
DROP TABLE "public"."users";

-- Drop table representatives
DROP TABLE "public"."representatives";

-- Drop table postal_code_cache
DROP TABLE "public"."postal_code_cache";

-- Drop enum type user_status
DROP TYPE "public"."user_status";

-- Drop enum type user_role
DROP TYPE "public"."user_role";

-- Drop enum type support_level
DROP TYPE "public"."support_level";

-- Drop enum type signup_status
DROP TYPE "public"."signup_status";

-- Drop enum type signup_source
DROP TYPE "public"."signup_source";

-- Drop enum type shift_status
DROP TYPE "public"."shift_status";

-- Drop enum type response_type
DROP TYPE "public"."response_type";

-- Drop enum type response_status
DROP TYPE "public"."response_status";

-- Drop enum type location_history_action
DROP TYPE "public"."location_history_action";

-- Drop enum type government_level
DROP TYPE "public"."government_level";

-- Drop enum type geocode_provider
DROP TYPE "public"."geocode_provider";

-- Drop enum type email_template_category
DROP TYPE "public"."email_template_category";

-- Drop enum type email_status
DROP TYPE "public"."email_status";

-- Drop enum type email_method
DROP TYPE "public"."email_method";

-- Drop enum type editor_mode
DROP TYPE "public"."editor_mode";

-- Drop enum type cut_category
DROP TYPE "public"."cut_category";

-- Drop enum type campaign_status
DROP TYPE "public"."campaign_status";
