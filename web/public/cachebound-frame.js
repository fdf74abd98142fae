// For pages that show Cachebound in a frame: gives each frame the height that its exercise asks for.
// <script type="module" src="…/cachebound-frame.js"></script>

/** No exercise is higher; whoever sends more is not one of ours. In pixels. */
const highest = 20_000;

addEventListener('message', ({ data, source }) => {
  if (data?.source !== 'cachebound' || data.version !== 1 || data.type !== 'height') return;
  if (typeof data.height !== 'number' || !(data.height > 0 && data.height <= highest)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
