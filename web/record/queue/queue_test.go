package queue

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"biscotte/web/record/spool"
	"biscotte/web/record/storetest"
)

const roomy = 1 << 20

// While one group is being written, the next one gathers; and nobody is told before it is durable.
func TestRecordsAreWrittenInGroups(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.held = make(chan struct{})
		done := make(chan error, 100)
		for i := range 100 {
			go func() { done <- b.keep(i) }()
			if i == 0 {
				synctest.Wait() // the first one is on its way
			}
		}
		synctest.Wait()
		if len(done) > 0 {
			t.Error("something is acknowledged before it is durable")
		}
		close(b.store.held)
		for range 100 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if got := b.store.sizes(); !reflect.DeepEqual(got, []int{1, 99}) {
			t.Errorf("the groups have %d records", got)
		}
		if s := b.State(); s.Stored != 100 || s.Groups != 2 || s.Away != nil || s.Spooled != 0 {
			t.Errorf("its state is %+v", s)
		}
		b.Close()
	})
}

func TestWhileTheStoreIsAway(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.breakDown(errGone)
		for i := range 3 {
			if err := b.keep(i); err != nil {
				t.Errorf("record %d is not taken: %v", i, err)
			}
		}
		if s := b.State(); !errors.Is(s.Away, errGone) || s.Spooled != 3 || s.Stored != 0 {
			t.Errorf("its state is %+v", s)
		}
		time.Sleep(90 * time.Second) // of the bubble's time
		b.retry <- time.Now()
		synctest.Wait()
		b.store.breakDown(nil)
		if err := b.keep(3); err != nil { // nobody knows yet
			t.Error(err)
		}
		b.retry <- time.Now()
		synctest.Wait()
		if err := b.keep(4); err != nil {
			t.Error(err)
		}
		if got := b.store.sizes(); !reflect.DeepEqual(got, []int{4, 1}) {
			t.Errorf("the groups have %d records", got)
		}
		if !reflect.DeepEqual(b.store.groups[0], storetest.Records(0, 4)) {
			t.Errorf("the store has %+v", b.store.groups[0])
		}
		if s := b.State(); s.Away != nil || s.Spooled != 0 || s.Bytes != 0 || s.Stored != 5 {
			t.Errorf("its state is %+v", s)
		}
		want := "the store of the records is away, answers are kept in the spool: nobody answers\n" +
			"the store of the records is back after 1m30s\neverything from the spool is in the store"
		if got := b.heard(); got != want {
			t.Errorf("it says\n%s\nwant\n%s", got, want)
		}
		b.Close()
	})
}

// A visitor waits for a store that hangs, but not for long, and the next one does not wait at all.
func TestAStoreThatHangs(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.held = make(chan struct{})
		for i, want := range []time.Duration{storeLimit, 0} {
			began := time.Now()
			if err := b.keep(i); err != nil || time.Since(began) != want {
				t.Errorf("record %d waits for %s, want %s, %v", i, time.Since(began), want, err)
			}
		}
		b.retry <- time.Now() // to be found away still
		began := time.Now()
		if err := b.keep(2); err != nil || time.Since(began) != 0 {
			t.Errorf("while the store is looked for, a record waits for %s, %v", time.Since(began), err)
		}
		time.Sleep(storeLimit)
		synctest.Wait()
		close(b.store.held)
		b.retry <- time.Now()
		synctest.Wait()
		b.Close()
		if got := b.store.sizes(); !reflect.DeepEqual(got, []int{3}) {
			t.Errorf("the groups have %d records", got)
		}
	})
}

func TestASpoolThatIsFull(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, 1200)
		b.store.breakDown(errGone)
		var refused int
		for i := range 5 {
			if err := b.keep(i); errors.Is(err, spool.ErrFull) {
				refused++
			} else if err != nil {
				t.Error(err)
			}
		}
		if s := b.State(); s.Lost != int64(refused) || !s.Full || s.Spooled != 5-refused || refused == 0 || refused == 5 {
			t.Errorf("%d are refused, its state is %+v", refused, s)
		}
		b.store.breakDown(nil)
		b.retry <- time.Now()
		synctest.Wait()
		if err := b.keep(9); err != nil {
			t.Error(err)
		}
		if b.State().Full {
			t.Error("it says that it is full still")
		}
		if n := b.store.sizes()[0]; n != 5-refused {
			t.Errorf("the store has %d, want %d", n, 5-refused)
		}
		if !strings.Contains(b.heard(), "answers can be kept nowhere, and will be sent again: the spool is full") {
			t.Errorf("it says\n%s", b.heard())
		}
		b.Close()
	})
}

// More than a group waits in the spool: it comes group by group, and those who bring new records do not wait for all.
func TestWhatAnEarlierProgramLeftIsBrought(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, 4*roomy)
		b.store.breakDown(errGone)
		b.Close()
		if err := b.spool.Add(storetest.Records(0, 2*maxGroup+1)); err != nil {
			t.Fatal(err)
		}
		b.begin() // the store is away still
		synctest.Wait()
		if s := b.State(); s.Away == nil || s.Spooled != 2*maxGroup+1 {
			t.Errorf("its state is %+v", s)
		}
		b.Close()
		b.store.breakDown(nil)
		b.begin()
		synctest.Wait()
		if got := b.store.sizes(); !reflect.DeepEqual(got, []int{maxGroup, maxGroup, 1}) {
			t.Errorf("the groups have %d records", got)
		}
		if s := b.State(); s.Spooled != 0 || s.Away != nil {
			t.Errorf("its state is %+v", s)
		}
		b.Close()
	})
}

// Away with nothing in the spool, it asks the store itself.
func TestAStoreThatComesBackToAnEmptySpool(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, 10) // too small for anything
		b.store.breakDown(errGone)
		if err := b.keep(0); !errors.Is(err, spool.ErrFull) {
			t.Errorf("it says %v", err)
		}
		b.store.breakDown(nil)
		b.retry <- time.Now()
		synctest.Wait()
		if err := b.keep(0); err != nil {
			t.Error(err)
		}
		b.Close()
	})
}

func TestItsBounds(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.held = make(chan struct{})
		go b.keep(0)
		synctest.Wait()
		for i := range maxWaiting {
			go b.keep(1 + i)
		}
		synctest.Wait()
		if err := b.keep(maxWaiting + 1); !errors.Is(err, ErrBusy) {
			t.Errorf("it says %v", err)
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		close(b.store.held)
		synctest.Wait()
		if err := b.Keep(gone, storetest.Record(0)); err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("it says %v", err)
		}
		b.Close()
		if err := b.keep(0); !errors.Is(err, ErrClosed) {
			t.Errorf("it says %v", err)
		}
		b.Close() // once more
	})
}

// What was taken before the end is written before the end.
func TestTheEndWaitsForWhatWasTaken(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.held = make(chan struct{})
		done := make(chan error, 3)
		for i := range 3 {
			go func() { done <- b.keep(i) }()
		}
		synctest.Wait()
		closed := make(chan struct{})
		go func() { b.Close(); close(closed) }()
		synctest.Wait()
		select {
		case <-closed:
			t.Error("it has ended before")
		default:
		}
		close(b.store.held)
		<-closed
		for range 3 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	})
}
