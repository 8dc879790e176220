import { type Answering, waysOf } from '../meta/reply-options.ts'

export const answering: Answering = {
  network: 'Instagram',
  elsewhere: 'dans l’application Instagram',
  /** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment/replies */
  comment: { textLength: 2_200, counts: 'utf16' },
  /** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api */
  message: { textLength: 1_000, counts: 'bytes' },
}

export const ways = waysOf(answering)
