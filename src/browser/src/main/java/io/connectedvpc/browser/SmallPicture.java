package io.connectedvpc.browser;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Screenshots as small as a repository wants them. */
final class SmallPicture {

    private SmallPicture() {}

    /** The same PNG with 256 colours at most, which a page of text has hardly more of; Java's GIF plug-in chooses them. */
    static byte[] png(byte[] png) throws IOException {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        ImageIO.write(opaque(png), "gif", gif);
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        ImageIO.write(ImageIO.read(new ByteArrayInputStream(gif.toByteArray())), "png", small);
        return small.toByteArray();
    }

    /** The picture without an alpha channel. */
    static BufferedImage opaque(byte[] png) throws IOException {
        BufferedImage shot = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage opaque = new BufferedImage(shot.getWidth(), shot.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = opaque.createGraphics();
        canvas.drawImage(shot, 0, 0, null);
        canvas.dispose();
        return opaque;
    }
}
