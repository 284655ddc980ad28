/** Whether bytes are an SVG document rather than a PNG or JPEG: text that has an `<svg` element early on. */
export function looksLikeSvg(upload: Uint8Array): boolean {
  const start = new TextDecoder('utf-8').decode(upload.subarray(0, 4096));
  return /<svg[\s>]/i.test(start) || /^\s*(?:\ufeff)?<(?:\?xml|!doctype|!--)/i.test(start);
}

const active = [
  /<\s*script/i,
  /<\s*foreignObject/i,
  /\son[a-z]+\s*=/i,
  /<!ENTITY/i,
  /javascript:/i,
  // A reference out of the document; `#id` and embedded pictures are fine.
  /(?:href|src)\s*=\s*["']\s*(?!#|data:image\/(?:png|jpeg);)[^"'\s]/i,
  /url\(\s*["']?\s*(?!#|["']?#)[a-z]+:/i,
  /@import/i,
];

/**
 * Whether an SVG asks for more than drawing. Its pixels alone are kept, so this is not what protects
 * readers; it tells the uploader instead of silently dropping a part of the drawing.
 */
export function hasActiveContent(upload: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(upload);
  return active.some((pattern) => pattern.test(text));
}
