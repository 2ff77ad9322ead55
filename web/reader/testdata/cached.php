<?php
// A page that depends on the visitor's answer.
require __DIR__ . '/../biscotte.php';

$consent = new Biscotte(file_get_contents(getenv('PURPOSES')));
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$say = fn () => $consent->visitor('statistics') ? 'counted' : 'not counted';
$public = function () {
    header('Cache-Control: public, s-maxage=600, max-age=600');
    header('Vary: Accept');
    header('CDN-Cache-Control: max-age=600');
    header('X-Accel-Expires: 600');
};
switch ($path) {
    case '/silent':
        $public();
        echo 'the same for all';
        break;
    case '/late':
        $public();
        echo ' ';
        flush();
        echo @$say();
        break;
    case '/before':
        $public();
        echo $say();
        break;
    default:
        $said = $say();
        $public();
        echo $said;
}
