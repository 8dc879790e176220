import { createHash } from 'node:crypto'
import type { Db } from './database.ts'

/**
 * The forms that Meta gives to ids: post `{page}_{post}`, comment `{post}_{comment}`, conversation
 * `t_…`, message `m_…`, people known to a page by an id of that page alone. They come from counters,
 * so that the same seed gives the same ids. 190 and 490 stand in many of them on purpose: anyone who
 * looks for an error code among the digits of an answer will find one.
 */
export type Ids = ReturnType<typeof createIds>

export function createIds(db: Db) {
  const counters = db.table<{ of: string; last: number }>('counter')
  const next = (of: string): number => {
    const counter = counters.one('of', of) ?? counters.add({ of, last: 0 })
    return counters.change(counter, { last: counter.last + 1 }).last
  }
  const number = (kind: string, from: number, stride: number) => String(from + next(kind) * stride)

  return {
    post: (owner: string) => `${owner}_${number('post', 122_190_490_000_000, 13)}`,
    comment: (post: string) =>
      `${post.slice(post.indexOf('_') + 1)}_${number('comment', 863_190_000_000_000, 7)}`,
    photo: () => number('photo', 122_204_900_000_000, 11),
    person: () => number('person', 7_490_190_000_000_000, 1_000_003),
    conversation: () => `t_${number('conversation', 102_240_190_000_000, 17)}`,
    message: () => `m_${digest(`message ${next('message')}`)}`,
    code: () => `AQ${digest(`code ${next('code')}`)}`,
    /** On Instagram all are plain numbers, but talks and their messages. */
    instagram: (kind: keyof typeof instagramFrom) =>
      String(instagramFrom[kind] + BigInt(next(`instagram ${kind}`)) * 9n),
    instagramTalk: () => `aWdfZAG06${digest(`talk ${next('instagram talk')}`).slice(0, 60)}`,
    instagramMessage: () => `aWdfZAG1fa${digest(`message ${next('instagram message')}`)}`,
    token: (seed: string) => `EAA${digest(`${seed} ${next('token')}`).replace(/[-_]/g, 'Z')}`,
  }
}

/** Too large for a number that JavaScript counts exactly. */
const instagramFrom = {
  account: 17_841_401_904_900_000n,
  media: 17_990_190_490_000_000n,
  picture: 18_010_190_000_000_000n,
  container: 17_889_490_000_000_000n,
  comment: 17_858_190_000_000_000n,
}

function digest(text: string): string {
  const half = (salt: string) => createHash('sha256').update(`${salt}${text}`).digest('base64url')
  return half('a') + half('b')
}
