<?php
/**
 * What a visitor allows, read from the consent cookie. Needs nothing but PHP 8.
 *
 *     $consent = new Biscotte(file_get_contents('purposes.json'));
 *     $consent->visitor('statistics'); // of the request that is answered; makes the response private
 *     $consent->allowed($_SERVER['HTTP_COOKIE'] ?? '', 'media/youtube'); // leaves that to you
 *
 * $_COOKIE will not do: it has one value of several, and decodes it.
 */
final class Biscotte
{
    private const LIFE = 180 * 24 * 60 * 60; // seconds, counted from the decision
    private const SKEW = 24 * 60 * 60; // how far in the future a decision may lie
    private const LONGEST = 2048;
    private const CHOICE = '/\A1\.([1-9][0-9]{0,10})(?:((?:\.[a-z][a-z0-9-]{0,31}:(?:true|false):[a-z0-9]{1,8})+)((?:\.~[a-z][a-z0-9-]{0,31}:(?:true|false))*))?\z/';

    private array $names = [];
    private array $purposes = [];
    private static bool $asked = false;

    /** $purposes is purposes.json, which lies beside consent.js. */
    public function __construct(string $purposes)
    {
        $known = json_decode($purposes, true, 16, JSON_THROW_ON_ERROR);
        foreach ([$known['cookie'], ...$known['formerly'] ?? []] as $name) {
            array_push($this->names, $name, $name . '-lasting');
        }
        foreach ($known['purposes'] as $purpose) {
            $this->purposes[$purpose['id']] = $purpose;
        }
    }

    /**
     * May a category, or "category/service", be used by the visitor whose request this is? The response then depends on the
     * answer: it becomes private and varies with the cookie, whatever else is set of its headers until they are sent. PHP
     * has one callback for that (header_register_callback), and this takes it.
     */
    public function visitor(string $what): bool
    {
        if (!self::$asked && headers_sent()) {
            trigger_error("biscotte: $what was asked after the headers were sent: ask before, or caches serve one visitor's answer to others", E_USER_WARNING);
            return false;
        }
        if (!self::$asked) {
            self::keepPrivate();
            header_register_callback([self::class, 'keepPrivate']);
        }
        self::$asked = true;
        return $this->allowed($_SERVER['HTTP_COOKIE'] ?? '', $what);
    }

    public static function keepPrivate(): void
    {
        $list = ['vary' => [], 'cache-control' => []];
        foreach (headers_list() as $header) {
            [$name, $value] = explode(':', $header, 2);
            if (isset($list[strtolower($name)])) {
                array_push($list[strtolower($name)], ...array_filter(array_map('trim', explode(',', $value))));
            }
        }
        $vary = preg_grep('/^(cookie|\*)$/i', $list['vary']) ? $list['vary'] : [...$list['vary'], 'Cookie'];
        $control = preg_grep('/^(public|private|s-maxage)\b/i', $list['cache-control'], PREG_GREP_INVERT);
        header('Vary: ' . implode(', ', $vary));
        header('Cache-Control: ' . implode(', ', [...$control, 'private']));
    }

    /** May a category, or "category/service", be used? */
    public function allowed(string $header, string $what, ?int $now = null): bool
    {
        [$category, $service] = explode('/', $what, 2) + [1 => ''];
        $found = array_merge(...array_map(fn ($name) => self::values($header, $name), $this->names));
        return $this->allows(self::latest($found, $now ?? time()), $category, $service);
    }

    public function allows(?array $choice, string $category, string $service = ''): bool
    {
        $purpose = $this->purposes[$category] ?? null;
        if ($purpose === null || $service !== '' && !in_array($service, $purpose['services'] ?? [], true)) {
            return false;
        }
        if ($purpose['exempt'] ?? false) {
            return true;
        }
        $answer = $choice['answers'][$category] ?? null;
        if ($answer === null || !self::counts($purpose, $answer['fingerprint'], $service)) {
            return false;
        }
        return $choice['exceptions'][$service] ?? $answer['granted'];
    }

    /** Does an answer to a fingerprint cover a service, or with '' everything? An earlier one does, but for what is new. */
    private static function counts(array $purpose, string $fingerprint, string $service): bool
    {
        $added = $fingerprint === $purpose['fingerprint'] ? [] : $purpose['earlier'][$fingerprint] ?? null;
        return $added !== null && ($service === '' ? $added === [] : !in_array($service, $added, true));
    }

    /** The values of the cookie called $name, in their order. */
    public static function values(string $header, string $name): array
    {
        $found = [];
        foreach (explode(';', $header) as $pair) {
            $parts = explode('=', $pair, 2);
            if (count($parts) === 2 && trim($parts[0], " \t") === $name) {
                $value = trim($parts[1], " \t");
                $found[] = strlen($value) >= 2 && $value[0] === '"' && $value[-1] === '"' ? substr($value, 1, -1) : $value;
            }
        }
        return $found;
    }

    /** A choice, or null for whatever is slightly off: that is no answer. One without answers takes back every earlier one. */
    public static function decode(string $value): ?array
    {
        if (strlen($value) > self::LONGEST || !preg_match(self::CHOICE, $value, $match)) {
            return null;
        }
        $choice = ['time' => (int) $match[1], 'answers' => [], 'exceptions' => []];
        foreach (array_filter(explode('.', $match[2] ?? '')) as $field) {
            [$category, $granted, $fingerprint] = explode(':', $field);
            if (isset($choice['answers'][$category])) {
                return null;
            }
            $choice['answers'][$category] = ['granted' => $granted === 'true', 'fingerprint' => $fingerprint];
        }
        foreach (array_filter(explode('.', $match[3] ?? '')) as $field) {
            [$service, $granted] = explode(':', substr($field, 1));
            if (isset($choice['exceptions'][$service])) {
                return null;
            }
            $choice['exceptions'][$service] = $granted === 'true';
        }
        return $choice;
    }

    /** The newest choice that counts: script and server write a cookie each, and changing a name or domain can leave more. */
    public static function latest(array $found, int $now): ?array
    {
        $latest = null;
        foreach (array_filter(array_map([self::class, 'decode'], $found)) as $choice) {
            $counts = $choice['time'] <= $now + self::SKEW && $choice['time'] + self::LIFE > $now;
            if ($counts && ($latest === null || $choice['time'] > $latest['time'])) {
                $latest = $choice;
            }
        }
        return $latest === null || $latest['answers'] === [] ? null : $latest;
    }
}
