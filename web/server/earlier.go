package server

import "biscotte/web/site"

// Earlier has files served that the site does not have any more, uncompressed: few pages are open that long. Those of its
// own stay as they are. It must be called before anything is served.
func (h *Handler) Earlier(files []site.File) error {
	for _, f := range files {
		if h.resources[f.At(h.prefix)] != nil {
			continue
		}
		resource, err := prepare(f, notAtAll)
		if err != nil {
			return err
		}
		resource.earlier = true
		h.resources[f.At(h.prefix)] = resource
	}
	return nil
}
