/** The elements that can be held, beside scripts. */
export const kinds = /^(iframe|img|source|track|video|audio|link|embed|object|input|image)$/;

/** The attributes by which they ask for something, beside those that the loader itself looks at. */
export const more = ["href", "data", "poster", "imagesrcset"];
