package audit

// judgeProbes looks at calls that only fingerprinting makes, where the answer allows nothing that could need them. A tag
// that waited for consent has it in the phase accepted.
func (j *judge) judgeProbes(v *Visit) {
	if v.Phase == Accepted {
		return
	}
	said := map[string]bool{}
	for i := range v.Probes {
		p := &v.Probes[i]
		f := Finding{
			Rule: fingerprinting, Subject: p.Call, Cause: p.Cause,
			Message: "the page calls " + p.Call + " as fingerprinting does, without a yes",
		}
		if key := f.Fingerprint(); !said[key] {
			said[key] = true
			j.find(v, f)
		}
	}
}
