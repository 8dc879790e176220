import type { Needed } from '../meta/permissions.ts'
import { instagramSentences } from './sentences.ts'

/** https://developers.facebook.com/docs/permissions#i */
export const needed: Needed[] = [
  {
    scope: 'instagram_basic',
    level: 'error',
    without: instagramSentences.withoutBasic,
  },
  {
    scope: 'pages_read_engagement',
    level: 'error',
    without: instagramSentences.withoutPage,
  },
  {
    scope: 'instagram_manage_comments',
    level: 'error',
    without: instagramSentences.withoutComments,
  },
  {
    scope: 'instagram_manage_messages',
    level: 'warning',
    without: instagramSentences.withoutMessages,
  },
  {
    scope: 'instagram_content_publish',
    level: 'warning',
    without: instagramSentences.withoutPublishing,
  },
]
