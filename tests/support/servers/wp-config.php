<?php
// One code for every run: where its database and its files are is told by the environment.
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('WP_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('WP_CONTENT_DIR', getenv('WP_CONTENT'));
define('WP_HOME', getenv('WP_URL'));
define('WP_SITEURL', WP_HOME);
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', "$name of a test");
    define($name . '_SALT', "$name of a test");
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', getenv('WP_CODE') . '/');
require_once ABSPATH . 'wp-settings.php';
