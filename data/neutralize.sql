-- forget what opens the shops, and tokens that they granted
DELETE FROM ir_config_parameter
 WHERE key = 'shopify.api_token';
UPDATE shopify_shop
   SET own_api_token = NULL,
       client_id = NULL,
       client_secret = NULL;
DELETE FROM shopify_grant;

-- call nobody: secrets of the server's environment go to no address but the shop's own
INSERT INTO ir_config_parameter (key, value)
VALUES ('shopify.test_store', 'True')
    ON CONFLICT (key) DO
       UPDATE SET value = 'True';
UPDATE shopify_shop
   SET own_test_store = true,
       api_url = 'https://neutralized.invalid',
       connection_state = 'new',
       connection_message = NULL;
-- a shop that is not made yet is not made of these
DELETE FROM ir_config_parameter
 WHERE key IN ('shopify.shop_url_key', 'shopify.test_store')
   AND NOT EXISTS (SELECT FROM shopify_shop WHERE is_default);

-- synchronise nothing by itself, and carry no run on
UPDATE shopify_shop
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
