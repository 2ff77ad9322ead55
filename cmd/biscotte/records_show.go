package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"biscotte/policy"
	"biscotte/web/choice"
	"biscotte/web/record"
)

// recordsShow shows what one visitor was shown, and answered.
type recordsShow struct {
	Record string `arg:"" help:"The record's name: 32 hexadecimal digits. Its visitor's id does as well."`
	kept
	Files string `placeholder:"DIR" help:"Write the site as it was then to a folder, to be looked at in a browser."`
}

// Help is what follows the flags.
func (recordsShow) Help() string {
	return `Examples:

  biscotte records show 5d41402abc4b2a76b9719d911017c592 --records records.db
  biscotte records show 5d41402abc4b2a76b9719d911017c592 --records records.db --files then

Visitors know the name of their record: the form shows it, and it is in what they can download. Their browser has its id, by
which it can be deleted, in the cookie that the policy names in "records". The texts are those that were shown, not those of today. With --files comes all that the browser was served,
byte for byte: any server shows it again, as in "python3 -m http.server -d then/site", from a page with the tag.`
}

// Run shows it.
func (c *recordsShow) Run(ctx context.Context, s streams) error {
	id, err := record.ParseID(c.Record)
	if err != nil {
		return &hinted{fmt.Errorf("reading the name: %w", err), "copy all of it, in lower case"}
	}
	return c.use(ctx, func(store record.Store) error {
		r, err := find(ctx, store, id)
		if errors.Is(err, record.ErrUnknown) {
			return &hinted{err, "it was never here, or it has been removed"}
		}
		if err != nil {
			return err
		}
		snapshot, err := store.Snapshot(ctx, r.Revision)
		if err != nil {
			return err
		}
		return c.show(s, r, snapshot)
	})
}

// find takes the name of a record, and the id that its visitor's browser has.
func find(ctx context.Context, store record.Store, either record.ID) (record.Record, error) {
	r, err := store.Find(ctx, record.Ref(either))
	if !errors.Is(err, record.ErrUnknown) {
		return r, err
	}
	if r, other := store.Find(ctx, either.Ref()); !errors.Is(other, record.ErrUnknown) {
		return r, other
	}
	return r, err
}

func (c *recordsShow) show(s streams, r record.Record, snapshot record.Snapshot) error {
	files, err := snapshot.Files()
	if err != nil {
		return err
	}
	view, err := viewOf(snapshot, files, r)
	if err != nil {
		return err
	}
	line, err := indented(newReceipt(r, policy.Days(view.Purposes)))
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s\n%s", line, asked(view, r))
	if c.Files == "" {
		return nil
	}
	return writeFiles(s, c.Files, files)
}

// viewOf finds the texts that were shown.
func viewOf(snapshot record.Snapshot, files []record.File, r record.Record) (*policy.View, error) {
	revision, err := choice.Describe(snapshot)
	if err != nil {
		return nil, err
	}
	for _, a := range revision.Asked {
		if a.Regime != string(r.Regime) && (a.Regime != "" || r.Regime != record.Strictest) {
			continue
		}
		for _, f := range files {
			if f.Path == "site/"+a.Begin+r.Language+".json" {
				v := &policy.View{}
				return v, json.Unmarshal(f.Body, v)
			}
		}
	}
	return nil, fmt.Errorf("the snapshot %s has no texts in %q under the regime %q", snapshot.Revision, r.Language, r.Regime)
}

// asked is the question as it was put, with the answer to it.
func asked(v *policy.View, r record.Record) string {
	var b strings.Builder
	answer := policy.Decode(r.Choice)
	fmt.Fprintf(&b, "%s\n%s\n\n", v.Phrases.BannerTitle, v.Phrases.BannerIntro)
	for _, c := range v.Categories {
		fmt.Fprintf(&b, "  [%s] %s: %s\n", mark(v, answer, c.ID, ""), c.Title, c.Summary)
		for _, s := range c.Services {
			fmt.Fprintf(&b, "      [%s] %s (%s)\n", mark(v, answer, c.ID, s.ID), s.Function, s.Provider.Name)
		}
	}
	if v.PrivacySignal != "" && r.Kind == record.GPC {
		fmt.Fprintf(&b, "\n%s\n", v.PrivacySignal)
	}
	fmt.Fprintf(&b, "\n%s\n%s\n[%s] [%s] [%s]\n", v.Phrases.ChangeLater, v.ThirdParties,
		v.Phrases.Accept, v.Phrases.Refuse, v.Phrases.Customise)
	return b.String()
}

func mark(v *policy.View, c *policy.Choice, category, service string) string {
	if policy.Allowed(v.Purposes, c, category, service) {
		return "yes"
	}
	return "no "
}

func writeFiles(s streams, folder string, files []record.File) error {
	for _, f := range files {
		path := filepath.Join(folder, filepath.FromSlash(f.Path))
		if !filepath.IsLocal(f.Path) {
			return fmt.Errorf("writing %q: it would be outside of %q", f.Path, folder)
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("writing the files: %w", err)
		}
		if err := os.WriteFile(path, f.Body, 0o644); err != nil {
			return fmt.Errorf("writing the files: %w", err)
		}
	}
	fmt.Fprintf(s.talk, "biscotte: wrote %s to %s\n", count(len(files), "file"), folder)
	return nil
}
