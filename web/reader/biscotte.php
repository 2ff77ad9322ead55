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
    private const OBJECTION = 400 * 24 * 60 * 60; // likewise, where something is used until the visitor objects
    private const SKEW = 24 * 60 * 60; // how far in the future a decision may lie
    private const LONGEST = 2048;
    /** Fields for caches near visitors alone: those put them above private. */
    private const FOR_CACHES = '/cdn-cache-control$|^(?:surrogate-control|x-accel-expires|edge-control)$/i';
    private const CHOICE = '/\A1\.([1-9][0-9]{0,10})(?:((?:\.[a-z][a-z0-9-]{0,31}:(?:true|false):[a-z0-9]{1,8})+)((?:\.~[a-z][a-z0-9-]{0,31}:(?:true|false))*))?\z/';

    private array $names = [];
    private array $purposes = [];
    private array $regimes;
    private static bool $asked = false;

    /** $purposes is purposes.json, which lies beside consent.js. */
    public function __construct(string $purposes)
    {
        $known = json_decode($purposes, true, 16, JSON_THROW_ON_ERROR);
        foreach ([$known['cookie'], ...$known['formerly'] ?? []] as $name) {
            array_push($this->names, $name, $name . '-lasting');
        }
        $this->purposes = array_column($known['purposes'], null, 'id');
        $this->regimes = $known['regimes'] ?? [];
    }

    /**
     * May a category, or "category/service", be used by the visitor whose request this is? The response then depends on the
     * answer: it becomes private and varies with the cookie, whatever else is set of its headers until they are sent. PHP
     * has one callback for that (header_register_callback), and this takes it.
     */
    public function visitor(string $what, string $region = ''): bool
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
        return $this->allowed($_SERVER['HTTP_COOKIE'] ?? '', $what, null, $region, ($_SERVER['HTTP_SEC_GPC'] ?? '') === '1');
    }

    public static function keepPrivate(): void
    {
        $list = ['vary' => [], 'cache-control' => []];
        foreach (headers_list() as $header) {
            [$name, $value] = explode(':', $header, 2);
            if (preg_match(self::FOR_CACHES, $name)) {
                header_remove($name);
            }
            if (isset($list[strtolower($name)])) {
                array_push($list[strtolower($name)], ...array_filter(array_map('trim', explode(',', $value))));
            }
        }
        $vary = preg_grep('/^(cookie|\*)$/i', $list['vary']) ? $list['vary'] : [...$list['vary'], 'Cookie'];
        $control = preg_grep('/^(public|private|s-maxage)\b/i', $list['cache-control'], PREG_GREP_INVERT);
        header('Vary: ' . implode(', ', $vary));
        header('Cache-Control: ' . implode(', ', [...$control, 'private']));
    }

    /**
     * May a category, or "category/service", be used? $region says where the visitor is, as in "US-CA", by what the site's own
     * network says of the request; without it the strictest regime holds. $signal says whether the request has Sec-GPC: 1;
     * who passes a region and does not say is taken to have it.
     */
    public function allowed(string $header, string $what, ?int $now = null, string $region = '', bool $signal = true): bool
    {
        $purposes = $this->purposesIn($region, $signal);
        [$category, $service] = explode('/', $what, 2) + [1 => ''];
        $found = array_merge(...array_map(fn ($name) => self::values($header, $name), $this->names));
        return $this->allows(self::standing($found, $purposes, $now ?? time()), $category, $service, $purposes);
    }

    /** What is used until the visitor objects is not where the browser sends a privacy signal that refuses it. */
    private function purposesIn(string $region, bool $signal): array
    {
        foreach ([$region, explode('-', $region)[0]] as $wanted) {
            foreach ($this->regimes as $regime) {
                if (in_array($wanted, $regime['regions'], true)) {
                    $obey = fn ($p) => ['optOut' => ($p['optOut'] ?? false) && !(($p['gpc'] ?? false) && $signal)] + $p;
                    return array_column(array_map($obey, $regime['purposes']), null, 'id');
                }
            }
        }
        return $this->purposes;
    }

    public function allows(?array $choice, string $category, string $service = '', ?array $purposes = null): bool
    {
        $purpose = ($purposes ?? $this->purposes)[$category] ?? null;
        if ($purpose === null || $service !== '' && !in_array($service, $purpose['services'] ?? [], true)) {
            return false;
        }
        if ($purpose['exempt'] ?? false) {
            return true;
        }
        $answer = $choice['answers'][$category] ?? null;
        if ($answer === null) {
            return $purpose['optOut'] ?? false;
        }
        if (!self::counts($purpose, $answer['fingerprint'], $service)) {
            return false;
        }
        return $choice['exceptions'][$service] ?? $answer['granted'];
    }

    /** Does an answer to a fingerprint cover a service, or with '' everything? An earlier one does, but for what is new. */
    private static function counts(array $purpose, string $fingerprint, string $service): bool
    {
        $added = $fingerprint === $purpose['fingerprint'] || ($purpose['optOut'] ?? false) ? [] : $purpose['earlier'][$fingerprint] ?? null;
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

    /** The newest choice where something is used until the visitor objects: of one that has run out, the objections count. */
    private static function standing(array $found, array $purposes, int $now): ?array
    {
        $objectable = array_filter($purposes, fn ($purpose) => $purpose['optOut'] ?? false);
        $choice = self::latest($found, $now, $objectable ? self::OBJECTION : self::LIFE);
        if ($choice === null || $choice['time'] + self::LIFE > $now) {
            return $choice;
        }
        return ['answers' => array_intersect_key($choice['answers'], $objectable)] + $choice;
    }

    /** The newest choice that counts: script and server write a cookie each, and changing a name or domain can leave more. */
    public static function latest(array $found, int $now, int $life = self::LIFE): ?array
    {
        $latest = null;
        foreach (array_filter(array_map([self::class, 'decode'], $found)) as $choice) {
            $counts = $choice['time'] <= $now + self::SKEW && $choice['time'] + $life > $now;
            if ($counts && ($latest === null || $choice['time'] > $latest['time'])) {
                $latest = $choice;
            }
        }
        return $latest === null || $latest['answers'] === [] ? null : $latest;
    }
}
