/** The most pictures that one post shows, whatever its network. */
export const mostPictures = 10

/** Whether two lists name the same pictures in the same order. */
export function samePictures(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, place) => id === other[place])
}
