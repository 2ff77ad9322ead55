<?php
// Says what biscotte.php makes of the vectors on standard input, as JSON.
require 'biscotte.php';

$asked = json_decode(stream_get_contents(STDIN), true, 16, JSON_THROW_ON_ERROR);
$reader = new Biscotte(json_encode($asked['known']));

function plain(?array $choice): ?array
{
    if ($choice === null) {
        return null;
    }
    $plain = ['time' => $choice['time'], 'answers' => [], 'exceptions' => []];
    foreach ($choice['answers'] as $category => $answer) {
        $plain['answers'][] = ['category' => (string) $category] + $answer;
    }
    foreach ($choice['exceptions'] as $service => $granted) {
        $plain['exceptions'][] = ['service' => (string) $service, 'granted' => $granted];
    }
    return $plain;
}

echo json_encode([
    'values' => array_map(fn ($v) => Biscotte::values($v['header'], $v['name']), $asked['values']),
    'decode' => array_map(fn ($v) => plain(Biscotte::decode($v)), $asked['decode']),
    'latest' => array_map(fn ($v) => plain(Biscotte::latest($v['values'], $v['now'])), $asked['latest']),
    'allowed' => array_map(fn ($v) => $reader->allowed($v['header'], $v['what'], $v['now'], $v['region'], $v['signal']), $asked['allowed']),
], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
