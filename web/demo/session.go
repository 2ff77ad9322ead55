package demo

import (
	"crypto/rand"
	"net/http"
	"sync"
)

// What a session is, and how many the demo remembers before it forgets them all.
const (
	sessionName  = "sessionid"
	sessionAge   = 14 * 24 * 60 * 60 // seconds: SESSION_COOKIE_AGE of Django, and what the default policy declares
	sessionLimit = 1000
	longestName  = 40 // characters
)

// sessions remembers who is signed in, as long as the program runs.
type sessions struct {
	mu    sync.Mutex
	names map[string]string // by session id
}

func newSessions() *sessions { return &sessions{names: map[string]string{}} }

// open begins a session and returns its id.
func (s *sessions) open(name string) string {
	if runes := []rune(name); len(runes) > longestName {
		name = string(runes[:longestName])
	}
	id := rand.Text()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.names) >= sessionLimit {
		clear(s.names)
	}
	s.names[id] = name
	return id
}

// name is who opened the session, "" if there is no such session.
func (s *sessions) name(id string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.names[id]
}

func (s *sessions) close(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.names, id)
}

// sessionCookie has the attributes that Django gives to its session cookie.
func sessionCookie(r *http.Request, id string) *http.Cookie {
	return &http.Cookie{
		Name: sessionName, Value: id, Path: "/", MaxAge: sessionAge,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil,
	}
}

func sessionID(r *http.Request) string {
	cookie, err := r.Cookie(sessionName)
	if err != nil {
		return ""
	}
	return cookie.Value
}
