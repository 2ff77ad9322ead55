import { announce } from "./announce.js";
import { attach } from "./attach.js";
import { cookies } from "./cookies.js";
import { dress } from "./dress.js";
import { fail } from "./fail.js";
import { keep } from "./keep.js";
import { may } from "./may.js";
import { now } from "./now.js";
import { refocus } from "./refocus.js";
import { request } from "./request.js";
import { settle } from "./settle.js";
import { trust } from "./trust.js";
import { write } from "./write.js";

/** What the loader lends to the second stage and to its chunks, so that visitors get it once. */
export const tools = {
  announce, attach, cookies, dress, fail, keep, may, now, refocus, request, settle, trust, write,
};
