<?php
// Fills an empty database: one site, a user for each role, and what opens each of them, as JSON.
(new mysqli('localhost', 'root', '', '', 0, getenv('WP_SOCKET')))->query('CREATE DATABASE wordpress');
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require getenv('WP_CODE') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Vaubécourt-sur-Marne', 'admin', 'admin@exemple.fr', true, '', 'admin');
$wp_rewrite->set_permalink_structure('/%postname%/');
update_option('timezone_string', 'Europe/Paris');
$passwords = [];
foreach (['editor', 'author', 'contributor'] as $role) {
    $user = wp_insert_user([
        'user_login' => $role,
        'user_pass' => $role,
        'user_email' => "$role@exemple.fr",
        'display_name' => $role === 'editor' ? 'Mairie de Vaubécourt' : $role,
        'role' => $role,
    ]);
    [$passwords[$role]] = WP_Application_Passwords::create_new_application_password($user, ['name' => 'Tambour']);
}
echo json_encode(['version' => $wp_version, 'passwords' => $passwords]);
