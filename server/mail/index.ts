import type { Capability } from '../capability.ts'

/** One outbox for every mail. */
export const mail: Capability = {
  async jobs(context) {
    const { alertMails, approvalMails, channelMails, createMailJob, deliveryMails } = await import(
      './job.ts'
    )
    return [alertMails, channelMails, approvalMails, deliveryMails].map(mails =>
      createMailJob(context, mails),
    )
  },
}
