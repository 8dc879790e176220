import type { Network } from '../meta/network.ts'
import { instagramSentences } from './sentences.ts'

const MINUTE = 60_000

/**
 * What a code of Instagram's own asks for, and when another try is worth it, ms; null: never.
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes
 */
const refusals: Network['refusals'] = new Map([
  [
    2207052,
    {
      reason: instagramSentences.imageNotFetched,
      waitMs: 5 * MINUTE,
    },
  ],
  [2207004, { reason: instagramSentences.imageTooHeavy, waitMs: null }],
  [2207005, { reason: instagramSentences.imageNotJpeg, waitMs: null }],
  [
    2207009,
    {
      reason: instagramSentences.imageForm,
      waitMs: null,
    },
  ],
  [
    2207010,
    {
      reason: instagramSentences.textRefused,
      waitMs: null,
    },
  ],
  [
    2207042,
    {
      reason: instagramSentences.dayIsFull,
      waitMs: 60 * MINUTE,
    },
  ],
  [
    2207050,
    {
      reason: instagramSentences.accountRestricted,
      waitMs: null,
    },
  ],
  [
    2207051,
    {
      reason: instagramSentences.unwanted,
      waitMs: 60 * MINUTE,
    },
  ],
])

export const network: Network = {
  name: 'Instagram',
  of: 'd’Instagram',
  owner: instagramSentences.account,
  elsewhere: instagramSentences.inApplication,
  /** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-comment/replies */
  comment: { textLength: 2_200, counts: 'utf16' },
  /** https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/messaging-api */
  message: { textLength: 1_000, counts: 'bytes' },
  permissions: {
    read: ['instagram_basic', 'instagram_manage_comments'],
    'read-threads': ['instagram_manage_messages'],
    publish: ['instagram_content_publish'],
    comment: ['instagram_manage_comments'],
    message: ['instagram_manage_messages'],
    subscribe: ['pages_manage_metadata'],
    'private-reply': ['instagram_manage_messages'],
    hide: ['instagram_manage_comments'],
  },
  missing: {
    read: instagramSentences.noContent,
    'read-threads': instagramSentences.noThread,
    publish: instagramSentences.nothingToPublish,
    subscribe: instagramSentences.noPageToHear,
    comment: instagramSentences.nothingToAnswer,
    message: instagramSentences.cannotBeWrittenTo,
    'private-reply': instagramSentences.noPrivateReply,
    hide: instagramSentences.nothingToHide,
  },
  refusals,
  permalink: 'permalink',
  answers: 'replies',
  addressOf: () => null,
  hidden: { write: 'hide', read: 'hidden' },
}
