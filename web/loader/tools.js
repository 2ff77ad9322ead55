import { announce } from "./announce.js";
import { ask } from "./ask.js";
import { attach } from "./attach.js";
import { change } from "./change.js";
import { cookies } from "./cookies.js";
import { dress } from "./dress.js";
import { fail } from "./fail.js";
import { keep } from "./keep.js";
import { may } from "./may.js";
import { next } from "./next.js";
import { paint } from "./paint.js";
import { put } from "./put.js";
import { raise } from "./raise.js";
import { read } from "./read.js";
import { request } from "./request.js";
import { settle } from "./settle.js";
import { translate } from "./translate.js";
import { trust } from "./trust.js";
import { write } from "./write.js";

/** What the loader lends to the second stage and to the chunks, so that visitors get it once. */
export const tools = {
  announce, ask, attach, change, cookies, dress, fail, keep, may, next, paint, put, raise, read, request, settle,
  translate, trust, write,
};
