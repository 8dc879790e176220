import type { Network } from '../meta/network.ts'
import { addressOf } from './parse.ts'
import { facebookSentences } from './sentences.ts'

export const network: Network = {
  name: 'Facebook',
  of: 'de Facebook',
  owner: facebookSentences.page,
  elsewhere: facebookSentences.inbox,
  /** https://developers.facebook.com/docs/graph-api/reference/object/comments */
  comment: { textLength: 8_000, counts: 'utf16' },
  /** https://developers.facebook.com/docs/messenger-platform/reference/send-api */
  message: { textLength: 2_000, counts: 'utf16' },
  permissions: {
    read: ['pages_read_engagement', 'pages_read_user_content'],
    'read-threads': ['pages_messaging'],
    publish: ['pages_manage_posts'],
    comment: ['pages_manage_engagement'],
    message: ['pages_messaging'],
    subscribe: ['pages_manage_metadata'],
    'private-reply': ['pages_messaging'],
    hide: ['pages_manage_engagement'],
  },
  missing: {
    read: facebookSentences.noContent,
    'read-threads': facebookSentences.noThread,
    publish: facebookSentences.noPageToPublish,
    subscribe: facebookSentences.noPageToHear,
    comment: facebookSentences.nothingToAnswer,
    message: facebookSentences.cannotBeWrittenTo,
    'private-reply': facebookSentences.noPrivateReply,
    hide: facebookSentences.nothingToHide,
  },
  refusals: new Map(),
  permalink: 'permalink_url',
  answers: 'comments',
  addressOf,
  hidden: { write: 'is_hidden', read: 'is_hidden' },
}
