import { usernameOf } from '../../state/instagram-writing.ts'
import { talkTypes } from './conversation.ts'

/** A private talk on Instagram; its `page` is the account. People have a user name there. */
export const onInstagram = talkTypes({
  scope: 'instagram_manage_messages',
  ends({ network: { people, instagram } }, row) {
    const username = instagram.account(row.page)?.username ?? ''
    const id = people.scopedId(row.page, row.person)
    return {
      us: { username, id: row.page },
      citizen: { username: usernameOf(people.person(row.person)), id },
    }
  },
  threadDefaults: 'updated_time',
  // Meta has a link for Messenger alone.
  thread: { link: () => undefined },
  attachments: () => [],
})
