<?php
// A plugin that WordPress always loads: no mail leaves, and a test may comment as fast as it likes.
add_filter('pre_wp_mail', '__return_true');
add_filter('wp_is_comment_flood', '__return_false', 99);
