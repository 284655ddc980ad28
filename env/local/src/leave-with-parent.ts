/**
 * Loaded into the product process by `npm start`: when the starter is killed without a chance to tell
 * anybody, the channel to it closes, and the product must not stay behind and hold the port.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
