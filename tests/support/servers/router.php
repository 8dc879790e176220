<?php
// For `php -S`: what was uploaded, what is a file of WordPress, and all else by its index.php.
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$upload = getenv('WP_CONTENT') . substr($path, strlen('/wp-content'));
if (str_starts_with($path, '/wp-content/uploads/') && is_file($upload)) {
    header('content-type: ' . mime_content_type($upload));
    readfile($upload);
    return true;
}
if ($path !== '/' && is_file(getenv('WP_CODE') . $path)) return false;
require getenv('WP_CODE') . '/index.php';
