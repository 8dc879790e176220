import { expect, it } from 'vitest'
import { usualReplies } from '../../server/inbox/rules/usual-replies.ts'
import { savedReplyNew } from '../../server/inbox/shapes-acts.ts'
import { withFirstName } from '../../server/language/first-name.ts'

it.each(usualReplies.map(one => [one.title, one] as const))(
  '« %s » can be sent',
  (_title, reply) => {
    expect(savedReplyNew.parse(reply)).toEqual(reply)
    // As a sentence with the first name and without, under the shortest limit of a network.
    expect(withFirstName(reply.text, 'Julie Martin')).toMatch(/^(Bonjour|Merci) Julie[, ]/)
    expect(withFirstName(reply.text, null)).toMatch(/^(Bonjour, |Merci pour )/)
    expect(reply.text.length).toBeLessThan(300)
    expect(reply.text).not.toMatch(/ [:;?!»]|« /)
  },
)
