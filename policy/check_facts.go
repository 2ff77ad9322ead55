package policy

import "fmt"

// checkFacts looks at what visitors are told of a service beside its function.
func (c *checker) checkFacts(p *Policy, path string, s Service) {
	c.ifThere(path+".data", s.Data, p)
	c.ifThere(path+".recipients", s.Recipients, p)
	c.ifThere(path+".transfer", s.Transfer, p)
	c.ifThere(path+".reason", s.Reason, p)
	for i, address := range s.Pixels {
		if len(address) > maxKey || !looksLike(pixelAddress, address) {
			c.report(fmt.Sprintf("%s.pixels[%d]", path, i), fmt.Sprintf("%q is no address of a pixel", address),
				`a host and a path, as in "stats.example.org/p.gif"; "*" stands for any characters`)
		}
	}
}
