import { type Answering, waysOf } from '../meta/reply-options.ts'

export const answering: Answering = {
  network: 'Facebook',
  elsewhere: 'dans la boîte de réception de Facebook',
  /** https://developers.facebook.com/docs/graph-api/reference/object/comments */
  comment: { textLength: 8_000, counts: 'utf16' },
  /** https://developers.facebook.com/docs/messenger-platform/reference/send-api */
  message: { textLength: 2_000, counts: 'utf16' },
}

export const ways = waysOf(answering)
