package admin

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// How long somebody stays signed in, how many may be, and how often a password is looked at, which costs much.
const (
	sessionAge   = 12 * time.Hour
	sessionLimit = 100
	triesBurst   = 5
	cookieName   = "biscotte-admin"
	secureName   = "__Host-" + cookieName // no other host can set it (RFC 6265bis, section 4.1.3.2)
)

var triesEvery = rate.Every(2 * time.Second)

// session is somebody who has signed in. token goes along with everything that this person does.
type session struct {
	token   string
	expires time.Time
}

// guard lets in who knows the password: by a session, or with every request, as Prometheus does.
type guard struct {
	secret *Secret
	now    func() time.Time
	tries  *rate.Limiter

	guess sync.Mutex // one look at a password at a time: each takes 64 MB

	mu       sync.Mutex
	sessions map[[32]byte]session // by the hash of the cookie: whoever reads our memory has no cookie
	known    [32]byte             // the hash of a password that was right, so that the next time costs nothing
}

func newGuard(secret *Secret, now func() time.Time) *guard {
	return &guard{secret: secret, now: now, tries: rate.NewLimiter(triesEvery, triesBurst), sessions: map[[32]byte]session{}}
}

// right reports whether a password is the one; tooMany, that nobody looks at it now.
func (g *guard) right(password string) (right, tooMany bool) {
	sum := sha256.Sum256([]byte(password))
	g.mu.Lock()
	known := g.known
	g.mu.Unlock()
	if known != [32]byte{} && subtle.ConstantTimeCompare(sum[:], known[:]) == 1 {
		return true, false
	}
	if !g.tries.AllowN(g.now(), 1) {
		return false, true
	}
	if !g.looksRight(password) {
		return false, false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.known = sum
	return true, false
}

func (g *guard) looksRight(password string) bool {
	g.guess.Lock()
	defer g.guess.Unlock()
	return g.secret.is(password)
}

// open begins a session and returns its cookie.
func (g *guard) open(secure bool) *http.Cookie {
	id := rand.Text() + rand.Text()
	g.mu.Lock()
	defer g.mu.Unlock()
	for key, s := range g.sessions {
		if !g.now().Before(s.expires) || len(g.sessions) >= sessionLimit {
			delete(g.sessions, key)
		}
	}
	g.sessions[sha256.Sum256([]byte(id))] = session{rand.Text(), g.now().Add(sessionAge)}
	return cookie(id, int(sessionAge.Seconds()), secure)
}

func cookie(value string, age int, secure bool) *http.Cookie {
	name := cookieName
	if secure {
		name = secureName
	}
	return &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: secure, SameSite: http.SameSiteStrictMode,
	}
}

// of finds the session of a request.
func (g *guard) of(r *http.Request) (s session, ok bool) {
	key, ok := keyOf(r)
	if !ok {
		return session{}, false
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	s, ok = g.sessions[key]
	return s, ok && g.now().Before(s.expires)
}

func (g *guard) close(r *http.Request) {
	if key, ok := keyOf(r); ok {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.sessions, key)
	}
}

// keyOf is under which a request's session is kept.
func keyOf(r *http.Request) (key [32]byte, ok bool) {
	for _, name := range []string{secureName, cookieName} {
		if c, err := r.Cookie(name); err == nil {
			return sha256.Sum256([]byte(c.Value)), true
		}
	}
	return key, false
}

// carried is the password that a request brings along: after Basic or Bearer (RFC 7617, RFC 6750).
func carried(r *http.Request) (password string, ok bool) {
	if _, password, ok := r.BasicAuth(); ok {
		return password, true
	}
	scheme, token, ok := strings.Cut(r.Header.Get("Authorization"), " ")
	return token, ok && strings.EqualFold(scheme, "Bearer")
}
