package org.ludus.env.lunarlander;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.physics.box2d.Body;
import com.badlogic.gdx.physics.box2d.BodyDef;
import com.badlogic.gdx.physics.box2d.Box2D;
import com.badlogic.gdx.physics.box2d.Contact;
import com.badlogic.gdx.physics.box2d.ContactImpulse;
import com.badlogic.gdx.physics.box2d.ContactListener;
import com.badlogic.gdx.physics.box2d.EdgeShape;
import com.badlogic.gdx.physics.box2d.FixtureDef;
import com.badlogic.gdx.physics.box2d.Manifold;
import com.badlogic.gdx.physics.box2d.PolygonShape;
import com.badlogic.gdx.physics.box2d.World;
import com.badlogic.gdx.physics.box2d.joints.RevoluteJointDef;
import org.ludus.natives.Natives;

/**
 * The physics of one episode: ground, hull and two legs in a Box2D world of their own.
 *
 * <p>Leg 0 is the one the benchmark makes first. It ends up to the right of the hull; leg 1 is at
 * the left. A new world for every episode keeps Box2D's caches of the last one from leaking into
 * the next. Every number that is not a length on screen is the benchmark's.
 */
final class LanderWorld implements AutoCloseable, ContactListener {

  /** Pixels in a metre; the benchmark gives its shapes in pixels. */
  static final double SCALE = 30;

  private static final float TIME_STEP = 1f / 50; // s
  private static final int VELOCITY_ITERATIONS = 6 * 30;
  private static final int POSITION_ITERATIONS = 2 * 30;

  private static final double[] HULL = {-14, 17, -17, 0, -17, -10, 17, -10, 17, 0, 14, 17}; // px
  private static final float HULL_DENSITY = 5;
  private static final float HULL_FRICTION = 0.1f;
  private static final short HULL_CATEGORY = 0x10;

  private static final double LEG_AWAY = 20; // px, from the hull's origin to a leg's
  private static final double LEG_DOWN = 18; // px
  private static final double LEG_HALF_WIDTH = 2; // px
  private static final double LEG_HALF_HEIGHT = 8; // px
  private static final double LEG_ANGLE = 0.05; // rad
  private static final float LEG_DENSITY = 1;
  private static final float LEG_FRICTION = 0.2f; // Box2D's default
  private static final short LEG_CATEGORY = 0x20;
  private static final float SPRING_TORQUE = 40; // N m
  private static final double SPRING_SPEED = 0.3; // rad/s
  private static final float SPRING_NEAR = 0.4f; // rad
  private static final float SPRING_FAR = 0.9f; // rad

  private static final short GROUND_ONLY = 0x1;
  private static final float BASE_FRICTION = 0.2f; // Box2D's default
  private static final float TERRAIN_FRICTION = 0.1f;

  private final World world;
  private final Body hull;
  private final Body[] legs = new Body[2];
  private final boolean[] legContact = new boolean[2];
  private boolean hullTouched;
  private boolean closed;

  /**
   * Builds the world.
   *
   * @param gravity vertical acceleration, in m/s^2
   * @param forceX force that acts on the hull during the first step, in N
   * @param forceY its vertical component
   */
  LanderWorld(Terrain terrain, double gravity, double forceX, double forceY) {
    loadBox2d();
    world = new World(new Vector2(0, (float) gravity), true);
    world.setContactListener(this);
    buildGround(terrain);
    hull = buildHull();
    // Before the legs exist, as in the benchmark.
    hull.applyForceToCenter((float) forceX, (float) forceY, true);
    legs[0] = buildLeg(-1);
    legs[1] = buildLeg(1);
  }

  /**
   * Done for every world, and no static initialiser: that would fail with its reason but once, and
   * then with none.
   */
  private static void loadBox2d() {
    Natives.load("gdx", "gdx-box2d");
    Box2D.init();
  }

  private void buildGround(Terrain terrain) {
    Body ground = world.createBody(new BodyDef());
    EdgeShape edge = new EdgeShape();
    edge.set(0, 0, (float) Terrain.WIDTH, 0);
    FixtureDef fixture = new FixtureDef();
    fixture.shape = edge;
    fixture.friction = BASE_FRICTION;
    ground.createFixture(fixture);
    fixture.friction = TERRAIN_FRICTION;
    for (int i = 0; i < Terrain.POINTS - 1; i++) {
      edge.set(
          (float) Terrain.x(i),
          (float) terrain.y(i),
          (float) Terrain.x(i + 1),
          (float) terrain.y(i + 1));
      ground.createFixture(fixture);
    }
    edge.dispose();
  }

  private Body buildHull() {
    float[] vertices = new float[HULL.length];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = (float) (HULL[i] / SCALE);
    }
    PolygonShape shape = new PolygonShape();
    shape.set(vertices);
    FixtureDef fixture = new FixtureDef();
    fixture.shape = shape;
    fixture.density = HULL_DENSITY;
    fixture.friction = HULL_FRICTION;
    fixture.filter.categoryBits = HULL_CATEGORY;
    fixture.filter.maskBits = GROUND_ONLY;
    Body body = buildBody(Terrain.WIDTH / 2, 0, fixture);
    shape.dispose();
    return body;
  }

  /** Builds the leg of that side, -1 or 1, and hangs it on the hull. */
  private Body buildLeg(int side) {
    PolygonShape shape = new PolygonShape();
    shape.setAsBox((float) (LEG_HALF_WIDTH / SCALE), (float) (LEG_HALF_HEIGHT / SCALE));
    FixtureDef fixture = new FixtureDef();
    fixture.shape = shape;
    fixture.density = LEG_DENSITY;
    fixture.friction = LEG_FRICTION;
    fixture.filter.categoryBits = LEG_CATEGORY;
    fixture.filter.maskBits = GROUND_ONLY;
    Body leg = buildBody(Terrain.WIDTH / 2 - side * LEG_AWAY / SCALE, side * LEG_ANGLE, fixture);
    shape.dispose();

    RevoluteJointDef joint = new RevoluteJointDef();
    joint.bodyA = hull;
    joint.bodyB = leg;
    joint.localAnchorB.set((float) (side * LEG_AWAY / SCALE), (float) (LEG_DOWN / SCALE));
    // The leg's angle less the hull's when they are joined. Box2D measures the limits from it; left
    // at 0, every landing leaves the benchmark's track as soon as the legs meet their limits.
    joint.referenceAngle = (float) (side * LEG_ANGLE);
    joint.enableMotor = true;
    joint.maxMotorTorque = SPRING_TORQUE;
    joint.motorSpeed = (float) (SPRING_SPEED * side);
    joint.enableLimit = true;
    joint.lowerAngle = side < 0 ? SPRING_NEAR : -SPRING_FAR;
    joint.upperAngle = side < 0 ? SPRING_FAR : -SPRING_NEAR;
    world.createJoint(joint);
    return leg;
  }

  private Body buildBody(double x, double angle, FixtureDef fixture) {
    BodyDef definition = new BodyDef();
    definition.type = BodyDef.BodyType.DynamicBody;
    definition.position.set((float) x, (float) Terrain.HEIGHT);
    definition.angle = (float) angle;
    Body body = world.createBody(definition);
    body.createFixture(fixture);
    return body;
  }

  /** Pushes and turns the hull during the next step, in N and N m. */
  void blow(double forceX, double torque) {
    hull.applyForceToCenter((float) forceX, 0, true);
    hull.applyTorque((float) torque, true);
  }

  /** Changes the hull's momentum at once, by an impulse in N s at a point in m. */
  void kick(double impulseX, double impulseY, double pointX, double pointY) {
    hull.applyLinearImpulse(
        (float) impulseX, (float) impulseY, (float) pointX, (float) pointY, true);
  }

  /** Lets a fiftieth of a second pass. */
  void step() {
    world.step(TIME_STEP, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
  }

  /** Returns where the hull is, in m; the vector is overwritten by the next call. */
  Vector2 position() {
    return hull.getPosition();
  }

  /** Returns the hull's velocity, in m/s; the vector is overwritten by the next call. */
  Vector2 velocity() {
    return hull.getLinearVelocity();
  }

  /** Returns the hull's angle, in rad. */
  float angle() {
    return hull.getAngle();
  }

  /** Returns how fast the hull turns, in rad/s. */
  float angularVelocity() {
    return hull.getAngularVelocity();
  }

  /** Returns whether a leg, 0 or 1, touches the ground. */
  boolean legContact(int leg) {
    return legContact[leg];
  }

  /** Returns whether the hull has ever touched anything. */
  boolean hullTouched() {
    return hullTouched;
  }

  /** Returns whether everything has come to rest and Box2D has put the hull to sleep. */
  boolean asleep() {
    return !hull.isAwake();
  }

  /** Returns a picture of the hull. */
  LunarLanderState.Body hull() {
    return picture(hull);
  }

  /** Returns a picture of a leg, 0 or 1. */
  LunarLanderState.Body leg(int leg) {
    return picture(legs[leg]);
  }

  private static LunarLanderState.Body picture(Body body) {
    Vector2 position = body.getPosition();
    Vector2 velocity = body.getLinearVelocity();
    return new LunarLanderState.Body(
        position.x, position.y, body.getAngle(), velocity.x, velocity.y, body.getAngularVelocity());
  }

  @Override
  public void beginContact(Contact contact) {
    Body a = contact.getFixtureA().getBody();
    Body b = contact.getFixtureB().getBody();
    hullTouched |= a == hull || b == hull;
    setLegContact(a, b, true);
  }

  @Override
  public void endContact(Contact contact) {
    setLegContact(contact.getFixtureA().getBody(), contact.getFixtureB().getBody(), false);
  }

  /** Sets a flag, not a count: a leg that leaves one of two edges counts as in the air. */
  private void setLegContact(Body a, Body b, boolean touching) {
    for (int i = 0; i < legs.length; i++) {
      if (a == legs[i] || b == legs[i]) {
        legContact[i] = touching;
      }
    }
  }

  @Override
  public void preSolve(Contact contact, Manifold oldManifold) {}

  @Override
  public void postSolve(Contact contact, ContactImpulse impulse) {}

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      world.dispose();
    }
  }
}
