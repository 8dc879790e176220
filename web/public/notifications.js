// Browsers that were here before 0.2.0 ask for this name: what they find is today's worker.
importScripts('/worker.js')
