package site

import (
	"biscotte/policy"
	"biscotte/web/dist"
	"biscotte/web/draw"
)

// assembly is what a site is put together from.
type assembly struct {
	policy  *policy.Policy
	dist    *dist.Dist
	prefix  string
	phrases map[string]policy.Phrases
}

// shared are the files that are the same under every regime.
func (a assembly) shared() []File {
	wasm := hashed("ui", ".wasm", WebAssembly, a.dist.File(dist.Wasm))
	wasm.Body, wasm.Brotli = nil, a.dist.File(dist.Wasm)
	return []File{
		hashed("start", ".js", JavaScript, a.dist.File(dist.Start)),
		hashed("ui", ".css", StyleSheet, a.dist.File(dist.PanelCSS)),
		wasm,
	}
}

// under is what the loader is given under a regime, nil for the strictest, with the files that this names and the views
// that they hold.
func (a assembly) under(r *policy.Regime) (data, map[string]*policy.View, []File, error) {
	p := a.policy
	views := map[string]*policy.View{}
	for _, lang := range p.Languages {
		views[lang] = p.ViewIn(r, lang, a.phrases)
	}
	layer, err := draw.First(views)
	if err != nil {
		return data{}, nil, nil, err
	}
	held := carry(p, layer, views[p.Default].Languages)
	begin, files, err := more(p, a.dist, views, held.apart)
	if err != nil {
		return data{}, nil, nil, err
	}
	shared := a.shared()
	consentCookie, languageCookie := bare(p)
	v := data{
		ConsentCookie: consentCookie, LanguageCookie: languageCookie,
		Languages: p.Languages, Names: held.names, Default: p.Default, Purposes: asked(p.PurposesIn(r)),
		Tree: held.tree, Texts: held.texts,
		CSS: styles(p, a.dist), Settings: settingsButton(p, views, held.texts), modal: views[p.Default].Modal,
		Assets: assets{Start: shared[0].Path, CSS: shared[1].Path, Wasm: shared[2].Path, More: begin},
		Load:   p.Load, Stores: beginnings(p), Reloads: reloads(p), Late: p.Late, Hosts: p.ScriptHosts(),
		Signals: p.Instructions(), privacy: p.GPC != nil, DNT: p.GPC != nil && p.GPC.DNT,
	}
	if a.prefix != "" {
		v.Base = a.prefix + "/" // the loader takes "/" by itself
	}
	if p.Records != nil {
		v.Endpoint, v.Shown = p.Records.Endpoint, p.Records.Shown
	}
	if r != nil {
		v.Regime, v.OptOut = r.ID, policy.Days(v.Purposes) == policy.ObjectionDays
	}
	if v.OptOut {
		v.Settings = nil // the way to object leads to the panel too, and is there already
	}
	return v, views, files, nil
}
