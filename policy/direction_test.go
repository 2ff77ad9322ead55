package policy

import (
	"strings"
	"testing"
)

func TestDirection(t *testing.T) {
	for want, codes := range map[string]string{
		"rtl": "ar ar-dz fa he ur ckb yi pa-arab az-arab uz-arab-af",
		"ltr": "en el ru tr uz az pa ku sd-deva ks-deva he-latn zh-hant mt arn",
	} {
		for _, code := range strings.Fields(codes) {
			if got := Direction(code); got != want {
				t.Errorf("%s is written %s, want %s", code, got, want)
			}
		}
	}
}
