// Package gallery hangs every look, state and language of the banner side by side, in frames with canned policies: to be
// looked at by whoever designs, to be gone through by tests, and to be photographed. It is for development; each frame is
// a site of its own, and knows no other.
package gallery

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"path"
	"strings"
	"sync"

	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/server"
)

// Path is where the gallery is, below the prefix.
const Path = "/gallery"

//go:embed pages
var pages embed.FS

//go:embed static
var static embed.FS

var templates = template.Must(template.ParseFS(pages, "pages/*.html"))

// Options say where the gallery is and what it shows. Prefix is "" or a path such as "/consent", without a slash at its
// end. Policy is where the texts come from. Head is put into the head of the page of frames as it stands.
type Options struct {
	Prefix string
	Policy *policy.Policy
	Bundle *dist.Dist
	Head   template.HTML
}

// Gallery serves everything below its path. A room is made when somebody looks in.
type Gallery struct {
	options Options
	base    string
	mu      sync.Mutex
	rooms   map[string]*server.Handler // by name
	order   []string                   // of the rooms, the one that was opened first at the front
}

// mostRooms bounds those that are open at a time: one page of frames has sixty, all looks in all languages two thousand.
const mostRooms = 80

// New prepares a gallery.
func New(options Options) *Gallery {
	return &Gallery{options: options, base: options.Prefix + Path, rooms: map[string]*server.Handler{}}
}

// Has reports whether a path is the gallery's.
func (g *Gallery) Has(path string) bool { return path == g.base || strings.HasPrefix(path, g.base+"/") }

// ServeHTTP answers the page of frames, what it is made of, and every room: its frame, and its site's files.
func (g *Gallery) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	rest := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, g.base), "/")
	name, inside, deep := strings.Cut(rest, "/")
	room, known := roomNamed(name)
	switch {
	case rest == "":
		g.show(w, r)
	case !deep:
		http.ServeFileFS(w, r, static, path.Join("static", name))
	case !known:
		http.NotFound(w, r)
	case inside == "frame":
		g.frame(w, r, room)
	default:
		g.enter(w, r, room)
	}
}

// hold keeps a room open, and closes the oldest where there are too many. One that could not be opened is tried again.
func (g *Gallery) hold(name string, room *server.Handler) {
	if room == nil {
		return
	}
	g.rooms[name], g.order = room, append(g.order, name)
	if len(g.order) > mostRooms {
		delete(g.rooms, g.order[0])
		g.order = g.order[1:]
	}
}

// enter serves the site of a room.
func (g *Gallery) enter(w http.ResponseWriter, r *http.Request, wanted room) {
	g.mu.Lock()
	room, err := g.rooms[wanted.name()], error(nil)
	if room == nil {
		room, err = g.open(wanted)
		g.hold(wanted.name(), room)
	}
	g.mu.Unlock()
	if err != nil {
		http.Error(w, fmt.Sprintf("opening the room %q: %v", wanted.name(), err), http.StatusInternalServerError)
		return
	}
	room.ServeHTTP(w, r)
}
