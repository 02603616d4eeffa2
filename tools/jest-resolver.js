/**
 * Lets Node itself find packages: Jest 27, which Twilio's preset is made for, does not read the `exports` of a
 * package.json and so finds ES modules that it cannot run.
 */
module.exports = (request, { basedir, defaultResolver, ...options }) => {
  const isPackage = !request.startsWith('.') && !request.startsWith('/') && !request.startsWith('src/');
  if (!isPackage) return defaultResolver(request, { basedir, ...options });
  return require.resolve(request, { paths: [basedir] });
};
