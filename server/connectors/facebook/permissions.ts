import type { Needed } from '../meta/permissions.ts'
import { facebookSentences } from './sentences.ts'

/** What each permission is for, told as what is lost without it: https://developers.facebook.com/docs/permissions */
export const needed: Needed[] = [
  {
    scope: 'pages_read_engagement',
    level: 'error',
    without: facebookSentences.withoutReading,
  },
  {
    scope: 'pages_read_user_content',
    level: 'error',
    without: facebookSentences.withoutUserContent,
  },
  {
    scope: 'pages_manage_posts',
    level: 'warning',
    without: facebookSentences.withoutPosts,
  },
  {
    scope: 'pages_manage_engagement',
    level: 'warning',
    without: facebookSentences.withoutEngagement,
  },
  {
    scope: 'pages_manage_metadata',
    level: 'warning',
    without: facebookSentences.withoutMetadata,
  },
  {
    scope: 'pages_messaging',
    level: 'warning',
    without: facebookSentences.withoutMessaging,
  },
]
