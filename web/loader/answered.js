/**
 * Waits for one of our files, and says what is wrong where it cannot be had.
 * @param {string} url
 * @param {string} type the media type that it must have
 * @param {Promise<Response>} asked
 */
export async function answered(url, type, asked) {
  const response = await asked.catch((error) => {
    throw new Error(`${url}: ${error.message}; allow it in connect-src`);
  });
  const got = response.headers.get("Content-Type") ?? "";
  if (response.ok && got.startsWith(type)) return response;
  throw new Error(`${url}: answered ${response.status} ${got}, expected 200 ${type}`);
}
