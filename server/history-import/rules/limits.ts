/**
 * The largest download that can be handed in, bytes. Messages alone are far smaller; with the
 * pictures in the best quality a page's may be this large.
 */
export const largestDownload = 2 * 1024 ** 3
