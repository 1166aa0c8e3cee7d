-- forget what opens the shops, and tokens that they granted
DELETE FROM ir_config_parameter
 WHERE key = 'shopify.api_token';
UPDATE commerce_channel
   SET own_shopify_api_token = NULL,
       shopify_client_id = NULL,
       shopify_client_secret = NULL;
DELETE FROM shopify_grant;

-- call nobody: secrets of the server's environment go to no address but the shop's own
INSERT INTO ir_config_parameter (key, value)
VALUES ('shopify.test_store', 'True')
    ON CONFLICT (key) DO
       UPDATE SET value = 'True';
UPDATE commerce_channel
   SET own_test_store = true,
       shopify_api_url = 'https://neutralized.invalid',
       connection_state = 'new',
       connection_message = NULL;
-- a shop that is not made yet is not made of these
DELETE FROM ir_config_parameter
 WHERE key IN ('shopify.shop_url_key', 'shopify.test_store')
   AND NOT EXISTS (SELECT FROM commerce_channel WHERE is_default);

-- synchronise nothing by itself, and carry no run on
UPDATE commerce_channel
   SET automatic = false;
UPDATE shopify_sync
   SET state = 'cancelled',
       paused = false,
       run_token = NULL,
       backend = NULL,
       retry_at = NULL,
       wait_reason = NULL,
       end_time = now() AT TIME ZONE 'utc'
 WHERE state IN ('queued', 'running');
