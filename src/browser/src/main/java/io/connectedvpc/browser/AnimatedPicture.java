package io.connectedvpc.browser;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures that follow each other for ever, as a GIF that holds of each only what is new. The names of its parts are those of the image metadata of Java's
 * GIF plug-in ("GIF Metadata Format Specification").
 */
final class AnimatedPicture {

    /** Netscape's extension: begin again after the last picture, without end. */
    private static final byte[] FOR_EVER = {1, 0, 0};

    private record Frame(BufferedImage image, int centiseconds) {}

    private final List<Frame> frames = new ArrayList<>();

    /** Adds a picture, as large as the others, that stays for some hundredths of a second. */
    void add(byte[] png, int centiseconds) throws IOException {
        frames.add(new Frame(SmallPicture.opaque(png), centiseconds));
    }

    byte[] gif() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage before = null;
            for (Frame frame : frames) {
                Rectangle news = before == null ? whole(frame.image()) : difference(before, frame.image());
                BufferedImage part = frame.image().getSubimage(news.x, news.y, news.width, news.height);
                writer.writeToSequence(new IIOImage(part, null, metadata(writer, part, news, frame)), null);
                before = frame.image();
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Rectangle whole(BufferedImage image) {
        return new Rectangle(image.getWidth(), image.getHeight());
    }

    /** What encloses all pixels that differ; where none does, one pixel. */
    private static Rectangle difference(BufferedImage before, BufferedImage after) {
        Rectangle news = new Rectangle(-1, -1);
        for (int y = 0; y < after.getHeight(); y++) {
            for (int x = 0; x < after.getWidth(); x++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    news.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return news.isEmpty() ? new Rectangle(1, 1) : news;
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage part, Rectangle place, Frame frame)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(part), null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = new IIOMetadataNode(format);
        root.appendChild(descriptor(place));
        root.appendChild(control(frame.centiseconds()));
        root.appendChild(repetition());
        metadata.mergeTree(format, root);
        return metadata;
    }

    private static IIOMetadataNode descriptor(Rectangle place) {
        IIOMetadataNode descriptor = new IIOMetadataNode("ImageDescriptor");
        descriptor.setAttribute("imageLeftPosition", String.valueOf(place.x));
        descriptor.setAttribute("imageTopPosition", String.valueOf(place.y));
        descriptor.setAttribute("imageWidth", String.valueOf(place.width));
        descriptor.setAttribute("imageHeight", String.valueOf(place.height));
        descriptor.setAttribute("interlaceFlag", "FALSE");
        return descriptor;
    }

    private static IIOMetadataNode control(int centiseconds) {
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(centiseconds));
        return control;
    }

    private static IIOMetadataNode repetition() {
        IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
        extension.setAttribute("applicationID", "NETSCAPE");
        extension.setAttribute("authenticationCode", "2.0");
        extension.setUserObject(FOR_EVER.clone());
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(extension);
        return extensions;
    }
}
