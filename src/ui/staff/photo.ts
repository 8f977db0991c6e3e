const MOST_SIDE = 1_280;
const QUALITIES = [0.75, 0.6, 0.45, 0.3];

/** A picture as a phone took it, made small, as base64 of a JPEG. Drawn anew, so that nothing the camera wrote beside it goes along. */
export async function smallPhoto(file: Blob, mostSigns: number): Promise<string | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return undefined;
  const scale = Math.min(1, MOST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return QUALITIES.map((quality) => canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? '').find((text) => text !== '' && text.length <= mostSigns);
}
