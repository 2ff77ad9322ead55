// Package metrics tells Prometheus how the server is: what became of requests, and how the records are. It knows numbers,
// and nothing of who sent a request.
package metrics

import (
	"net/http"
	"strconv"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"biscotte/web/record/queue"
)

// Metrics are the numbers of one server.
type Metrics struct {
	registry *prometheus.Registry
	answers  *prometheus.CounterVec
	refusals *prometheus.CounterVec
	outdated prometheus.Gauge
	old      atomic.Bool
}

// New begins to count. state says how the records are; it is nil where none are kept. version is the program's.
func New(version string, state func() queue.State) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		answers: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "biscotte_requests_total", Help: "Requests to the endpoints that take answers, by what became of them.",
		}, []string{"endpoint", "status"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "biscotte_refusals_total", Help: "Requests that were refused and have changed nothing, by the reason.",
		}, []string{"endpoint", "reason"}),
		outdated: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "biscotte_policy_outdated", Help: "1 while a policy that has changed is wrong, and the one before is served.",
		}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "biscotte_build_info", Help: "1, with the version.", ConstLabels: prometheus.Labels{"version": version},
	})
	build.Set(1)
	m.registry.MustRegister(
		m.answers, m.refusals, m.outdated, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	if state != nil {
		m.registry.MustRegister(&records{state})
	}
	return m
}

// Observe counts a request.
func (m *Metrics) Observe(endpoint string, status int) {
	m.answers.WithLabelValues(endpoint, strconv.Itoa(status)).Inc()
}

// Refused counts why a request was refused.
func (m *Metrics) Refused(endpoint, reason string) {
	m.refusals.WithLabelValues(endpoint, reason).Inc()
}

// Unreadable counts a request that never got to an endpoint: too slow, too large, or none at all.
func (m *Metrics) Unreadable(status int) { m.Observe("none", status) }

// Outdated notes whether a policy on the disk is wrong, and the one before is served.
func (m *Metrics) Outdated(is bool) {
	m.old.Store(is)
	m.outdated.Set(0)
	if is {
		m.outdated.Set(1)
	}
}

// IsOutdated is the same for whoever asks for the health of the server.
func (m *Metrics) IsOutdated() bool { return m.old.Load() }

// Handler writes them in Prometheus' text format.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// records reads all numbers of the records at one moment.
type records struct{ state func() queue.State }

var (
	stored  = describe("biscotte_records_stored_total", "Records that the store has taken.")
	groups  = describe("biscotte_records_groups_total", "Groups in which it has taken them.")
	lost    = describe("biscotte_records_refused_total", "Answers that could be kept nowhere; browsers send them again.")
	spooled = describe("biscotte_spool_records", "Records that wait in the spool.")
	size    = describe("biscotte_spool_bytes", "Size of the spool.")
	away    = describe("biscotte_store_away", "1 while the store of the records is away.")
)

func describe(name, help string) *prometheus.Desc { return prometheus.NewDesc(name, help, nil, nil) }

// Describe is for the registry.
func (r *records) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{stored, groups, lost, spooled, size, away} {
		to <- d
	}
}

// Collect is for the registry.
func (r *records) Collect(to chan<- prometheus.Metric) {
	s := r.state()
	absent := 0.0
	if s.Away != nil {
		absent = 1
	}
	for _, n := range []struct {
		of    *prometheus.Desc
		kind  prometheus.ValueType
		value float64
	}{
		{stored, prometheus.CounterValue, float64(s.Stored)},
		{groups, prometheus.CounterValue, float64(s.Groups)},
		{lost, prometheus.CounterValue, float64(s.Lost)},
		{spooled, prometheus.GaugeValue, float64(s.Spooled)},
		{size, prometheus.GaugeValue, float64(s.Bytes)},
		{away, prometheus.GaugeValue, absent},
	} {
		to <- prometheus.MustNewConstMetric(n.of, n.kind, n.value)
	}
}
