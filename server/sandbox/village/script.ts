import { readFileSync } from 'node:fs'

/** A question, the mairie's answer, and what is said after it. */
export type Talk = readonly [ask: string, answer: string, then?: string]

/** What a page publishes, and what is written under it. */
export type Announcement = {
  text: string
  link?: string
  /** In which months it may come, 1 to 12; absent: in all. */
  months?: readonly number[]
  photo?: { scene: Scene; alt: string }
  talks: readonly Talk[]
  remarks: readonly Remark[]
}

/**
 * A comment that asks for nothing, alone, or with what the mairie says to it all the same; `{ami}`
 * and `{ami2}` become tags of somebody.
 */
type Remark = string | readonly [remark: string, answer: string]

/** What the pictures show (pictures.ts). */
const scenes = ['feast', 'works', 'school', 'meadow', 'night', 'church'] as const
export type Scene = (typeof scenes)[number]

const isScene = (name: string): name is Scene => scenes.some(scene => scene === name)

/** A private exchange: several messages in a row are one question. */
export type PrivateTalk = {
  ask: readonly string[]
  answer: string
  reaction?: string
  /** The mairie's word to a reaction that tells it what it asked for. */
  closing?: string
}

/** One of the texts here: who writes what the village says needs no code. */
export const words = (name: string): string =>
  readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8')

/**
 * What is played is written as it is said, a line each. `?` asks and `=` is what the mairie answers, `>`
 * what is said after that, and `-` a remark that asks for nothing. An announcement begins with its text,
 * `#`, and tells its months, `@`, what its picture shows, `+`, and its link, `~`. An empty line ends it.
 */
type Line = { sign: string; said: string }

export const blocksIn = (script: string): Line[][] =>
  script
    .trim()
    .split('\n\n')
    .map(block => block.split('\n').map(line => ({ sign: line.charAt(0), said: line.slice(2) })))

/** `works: Une pelleteuse dans la rue` */
export function pictureIn(said: string): { scene: Scene; alt: string } {
  const [scene = '', ...alt] = said.split(': ')
  if (!isScene(scene)) throw new Error(`No picture shows « ${scene} ».`)
  return { scene, alt: alt.join(': ') }
}

export const announcementsIn = (script: string): Announcement[] =>
  blocksIn(script).map(lines => {
    const one = (sign: string) => saidBy(sign, lines)[0]
    const [months, photo, link] = [one('@'), one('+'), one('~')]
    return {
      text: one('#') ?? '',
      ...(months === undefined ? {} : { months: months.split(' ').map(Number) }),
      ...(photo === undefined ? {} : { photo: pictureIn(photo) }),
      ...(link === undefined ? {} : { link }),
      talks: exchangesIn('?', lines).map(talkOf),
      remarks: exchangesIn('-', lines).map(([remark = '', answer]) =>
        answer === undefined ? remark : ([remark, answer] as const),
      ),
    }
  })

export const talksIn = (script: string): Talk[] =>
  blocksIn(script).flatMap(lines => exchangesIn('?', lines).map(talkOf))

export const privateTalksIn = (script: string): PrivateTalk[] =>
  blocksIn(script).map(lines => {
    const [answer = '', closing] = saidBy('=', lines)
    const [reaction] = saidBy('>', lines)
    return {
      ask: saidBy('?', lines),
      answer,
      ...(reaction === undefined ? {} : { reaction }),
      ...(closing === undefined ? {} : { closing }),
    }
  })

export const saidBy = (wanted: string, lines: readonly Line[]): string[] =>
  lines.flatMap(({ sign, said }) => (sign === wanted ? [said] : []))

/** What begins with that sign, each with what answers it. */
function exchangesIn(wanted: '?' | '-', lines: readonly Line[]): string[][] {
  const exchanges: { begins: string; said: string[] }[] = []
  for (const { sign, said } of lines) {
    if (sign === '?' || sign === '-') exchanges.push({ begins: sign, said: [said] })
    else exchanges.at(-1)?.said.push(said)
  }
  return exchanges.flatMap(({ begins, said }) => (begins === wanted ? [said] : []))
}

const talkOf = ([ask = '', answer = '', then]: readonly string[]): Talk =>
  then === undefined ? [ask, answer] : [ask, answer, then]

/** French typography for what a mairie writes: narrow and plain no-break spaces, and real apostrophes. */
export function typeset(text: string): string {
  return text
    .replaceAll("'", '’')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/ (:)/g, '\u00a0$1')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replace(/(\d) (h|€|km|min)(?![\p{L}])/gu, '$1\u00a0$2')
    .replace(/\u00a0h (\d\d)\b/g, '\u00a0h\u00a0$1')
}
