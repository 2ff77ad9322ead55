/** The elements that can be held, beside scripts. */
export const kinds = /^(iframe|img|source|track|video|audio|link|embed|object|input|image)$/;
