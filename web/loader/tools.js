import { ask } from "./ask.js";
import { attach } from "./attach.js";
import { change } from "./change.js";
import { cookies } from "./cookies.js";
import { dress } from "./dress.js";
import { fail } from "./fail.js";
import { keep } from "./keep.js";
import { load } from "./load.js";
import { may } from "./may.js";
import { next } from "./next.js";
import { open } from "./open.js";
import { paint } from "./paint.js";
import { put } from "./put.js";
import { read } from "./read.js";
import { settle } from "./settle.js";
import { trust } from "./trust.js";
import { warm } from "./warm.js";
import { write } from "./write.js";

/** What the loader lends to the second stage and to the chunks, so that visitors get it once. */
export const tools = {
  ask, attach, change, cookies, dress, fail, keep, load, may, next, open, paint, put, read, settle, trust,
  warm, write,
};
