/**
 * The largest download that can be handed in, bytes. Messages alone are far smaller; with the
 * pictures in the best quality a page's may be this large.
 */
export const largestDownload = 2 * 1024 ** 3

/** A part of a download that is sent by itself, bytes: a minute or so where lines are slow. */
export const partBytes = 4 * 1024 ** 2

/**
 * What of a download is worth sending: files of messages, and what counts the page's own posts and
 * comments. The pictures beside them, most of its
 * weight, stay where they are. Which of these are read, its connector says (`HistoryArchive`).
 */
export const worthSending =
  /(?:^|\/)(?:message_\d{1,6}\.(?:json|html)|profile_posts_\d{1,6}\.json|comments\.json)$/
