package queue

import (
	"errors"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"biscotte/web/record/spool"
)

// ticks lets the clock tick, with an answer before each tick, and counts at how many answers the server was ready.
func (b *bench) ticks(n int) (ready int) {
	for i := range n {
		if s := b.State(); s.Away == nil && !s.Full {
			ready++
		}
		_ = b.keep(100 + i)
		b.retry <- time.Now()
		synctest.Wait()
	}
	return ready
}

// A disk that is full is told of once, and the server is not ready until it is not.
func TestADiskThatStaysFull(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, 10)
		b.store.breakDown(syscall.ENOSPC)
		if ready := b.ticks(200); ready > 1 {
			t.Errorf("it is ready %d times of 200", ready)
		}
		if n := strings.Count(b.heard(), "\n"); n > 1 {
			t.Errorf("it says\n%s", b.heard())
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

// Nor is it where the store says that it is there, and takes no answer all the same.
func TestAStoreWhoseWordIsWrong(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, 10)
		b.store.refuse(syscall.EIO)
		if ready := b.ticks(200); ready > 12 {
			t.Errorf("it is ready %d times of 200", ready)
		}
		if n := strings.Count(b.heard(), "\n"); n > 48 {
			t.Errorf("it says %d lines", n)
		}
		b.store.refuse(nil)
		for range longestRest + 1 {
			b.retry <- time.Now()
			synctest.Wait()
		}
		if err := b.keep(0); err != nil {
			t.Error(err)
		}
		b.Close()
	})
}

// Only a spool that has reached its bound is called full.
func TestASpoolThatCannotBeWritten(t *testing.T) {
	where := path(t)
	synctest.Test(t, func(t *testing.T) {
		b := start(t, where, roomy)
		b.store.breakDown(errGone)
		b.spool.Close() // any write to it fails
		if err := b.keep(0); err == nil || errors.Is(err, spool.ErrFull) {
			t.Errorf("it says %v", err)
		}
		if said := b.heard(); strings.Contains(said, "full") || !strings.Contains(said, "kept nowhere") {
			t.Errorf("it says\n%s", said)
		}
		b.Close()
	})
}
