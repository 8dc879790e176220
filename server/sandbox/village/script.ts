/** A question, the mairie's answer, and what is said after it. */
export type Talk = readonly [ask: string, answer: string, then?: string]

/** What a page publishes, and what is written under it. */
export type Announcement = {
  text: string
  link?: string
  photo?: { scene: Scene; alt: string }
  talks: readonly Talk[]
  /** Comments that ask for nothing; `{ami}` and `{ami2}` become tags of somebody. */
  remarks: readonly string[]
}

/** What the pictures show (pictures.ts). */
export type Scene = 'feast' | 'works' | 'school' | 'meadow' | 'night' | 'church'

/** A private exchange: several messages in a row are one question. */
export type PrivateTalk = {
  ask: readonly string[]
  answer: string
  reaction?: string
}
